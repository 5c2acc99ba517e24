import type { ServiceDefinition } from '../service.ts'
import { diskCategory, diskContribution, eipBandwidth, floatingIp, machineOptions, nameOption, networkOptions, oneToHundred, sizeOption } from './shared-options.ts'

/** Cloud Server ECS, exactly the form of guide 000 §3.3. */
export const ecs: ServiceDefinition = {
  code: 'ecs', category: 'foundation', channel: 'application', icon: 'server',
  names: ['Cloud Server ECS', '雲端伺服器 ECS', '云服务器 ECS'],
  description: ['Virtual machines of any size, with disks and an optional public address.', '可彈性選配規格、雲硬碟與公網位址的虛擬機器。', '可弹性选配规格、云盘与公网地址的虚拟机。'],
  quantity: oneToHundred,
  nameOption: 'name',
  options: [
    ...networkOptions,
    nameOption,
    ...machineOptions(),
    {
      key: 'imageType', kind: 'select', default: 'public', names: ['Image type', '映像檔類型', '镜像类型'],
      source: [{ value: 'public', names: ['Public image', '公用映像檔', '公共镜像'] }],
    },
    { key: 'image', kind: 'select', source: 'images', names: ['Public image', '公用映像檔', '公共镜像'] },
    { key: 'imageVersion', kind: 'select', source: 'image_versions', dependsOn: 'image', names: ['Image version', '映像檔版本', '镜像版本'] },
    diskCategory('systemDiskCategory', ['System disk type', '系統磁碟類型', '系统盘类型']),
    sizeOption('systemDiskSizeGb', ['System disk size', '系統磁碟容量', '系统盘容量'], 40, 500, 40, 1, [diskContribution('systemDiskCategory', 'systemDiskSizeGb', 'disk.gb')]),
    {
      key: 'dataDisks', kind: 'list', minEntries: 0, maxEntries: 16, total: { of: 'count', max: 16 },
      names: ['Data disks', '資料磁碟', '数据盘'], entryNames: ['Data disk', '資料磁碟', '数据盘'],
      help: ['Optional, at most 16 in all.', '選填，總數最多 16 個。', '可选，总数最多 16 块。'],
      options: [
        diskCategory('category', ['Disk type', '磁碟類型', '云盘类型']),
        sizeOption('sizeGb', ['Size', '容量', '容量'], 20, 32_768, 100, 1, [diskContribution('category', 'sizeGb', 'disk.gb', 'count')]),
        { key: 'count', kind: 'number', min: 1, max: 16, default: 1, names: ['Count', '數量', '数量'] },
      ],
    },
    {
      key: 'eip', kind: 'boolean', default: false, names: ['Elastic public IP', '彈性公網 IP', '弹性公网 IP'],
      help: ['Only if the server must be reached from the internet.', '僅於伺服器需連接網際網路時開通。', '仅当服务器需要访问互联网时开通。'],
      contributes: [floatingIp],
    },
    { ...eipBandwidth('eipMbps'), visibleWhen: { option: 'eip', in: [true] } },
  ],
}
