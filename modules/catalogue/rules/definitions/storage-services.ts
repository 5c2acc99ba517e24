import type { ServiceDefinition } from '../service.ts'
import { diskCategory, diskContribution, gigabytes, nameOption, networkOptions, oneToHundred, sizeOption } from './shared-options.ts'

export const disk: ServiceDefinition = {
  code: 'disk', category: 'foundation', channel: 'application', icon: 'disk',
  names: ['Disk', '雲硬碟', '云盘'],
  description: ['Block storage to attach to a cloud server.', '可掛載至雲端伺服器的區塊儲存。', '可挂载到云服务器的块存储。'],
  quantity: oneToHundred,
  nameOption: 'name',
  options: [
    { ...nameOption, names: ['Disk name', '磁碟名稱', '云盘名称'] },
    diskCategory('category', ['Disk type', '磁碟類型', '云盘类型']),
    sizeOption('sizeGb', ['Size', '容量', '容量'], 20, 32_768, 100, 1, [diskContribution('category', 'sizeGb', 'disk.gb')]),
    { key: 'isEncrypted', kind: 'boolean', default: false, names: ['Encryption', '磁碟加密', '磁盘加密'] },
    {
      key: 'attachTo', kind: 'text', minLength: 2, maxLength: 64, isOptional: true, names: ['Attach to server', '掛載至伺服器', '挂载到服务器'],
      help: ['Name or id of the server in the cloud.', '雲端伺服器的名稱或執行個體 ID。', '云服务器的名称或实例 ID。'],
    },
  ],
}

export const oss: ServiceDefinition = {
  code: 'oss', category: 'foundation', channel: 'application', icon: 'bucket',
  names: ['Object Storage OSS', '物件儲存 OSS', '对象存储 OSS'],
  description: ['Keeps any number of files, reachable over HTTP.', '以 HTTP 存取、可存放海量檔案的儲存空間。', '通过 HTTP 访问、可存放海量文件的存储空间。'],
  quantity: { min: 1, max: 20 },
  nameOption: 'bucket',
  options: [
    {
      key: 'bucket', kind: 'text', minLength: 3, maxLength: 58, pattern: '^[a-z0-9][a-z0-9\\-]*[a-z0-9]$', names: ['Bucket name', '儲存桶名稱', '存储桶名称'],
      help: ['3–58 lower-case letters, digits and "-".', '3–58 個小寫英文字母、數字與「-」。', '3–58 个小写字母、数字和“-”。'],
    },
    {
      key: 'storageClass', kind: 'select', default: 'standard', names: ['Storage class', '儲存類型', '存储类型'],
      source: [
        { value: 'standard', names: ['Standard', '標準', '标准'], attributes: { spec: 'Standard' } },
        { value: 'infrequent', names: ['Infrequent access', '低頻存取', '低频访问'], attributes: { spec: 'Infrequent' } },
        { value: 'archive', names: ['Archive', '封存', '归档'], attributes: { spec: 'Archive' } },
      ],
    },
    {
      key: 'access', kind: 'select', default: 'private', names: ['Access', '存取權限', '读写权限'],
      source: [
        { value: 'private', names: ['Private', '私有', '私有'] },
        { value: 'public_read', names: ['Public read', '公開讀取', '公共读'] },
      ],
    },
    sizeOption('sizeGb', ['Capacity', '容量', '容量'], 40, 1_048_576, 500, 1,
      [{ amount: { option: 'sizeGb' }, quota: 'oss.gb', price: { category: 'Storage', resource: 'OSS', spec: { option: 'storageClass', attribute: 'spec' } } }]),
    { key: 'hasVersions', kind: 'boolean', default: false, names: ['Keep versions of files', '檔案版本控制', '文件版本控制'] },
  ],
}

export const nas: ServiceDefinition = {
  code: 'nas', category: 'foundation', channel: 'application', icon: 'folder',
  names: ['File Storage NAS', '檔案儲存 NAS', '文件存储 NAS'],
  description: ['A file system that many servers share.', '可供多台伺服器共用的檔案系統。', '可供多台服务器共享的文件系统。'],
  quantity: { min: 1, max: 20 },
  nameOption: 'name',
  options: [
    ...networkOptions,
    { ...nameOption, names: ['File system name', '檔案系統名稱', '文件系统名称'] },
    {
      key: 'protocol', kind: 'select', default: 'nfs', names: ['Protocol', '通訊協定', '协议'],
      source: [{ value: 'nfs', names: ['NFS', 'NFS', 'NFS'] }, { value: 'smb', names: ['SMB', 'SMB', 'SMB'] }],
    },
    {
      key: 'storageType', kind: 'select', default: 'capacity', names: ['Storage type', '儲存類型', '存储类型'],
      source: [
        { value: 'capacity', names: ['Capacity', '容量型', '容量型'], attributes: { spec: 'Capacity' } },
        { value: 'performance', names: ['Performance', '效能型', '性能型'], attributes: { spec: 'Performance' } },
      ],
    },
    {
      key: 'sizeGb', kind: 'number', min: 100, max: 102_400, step: 100, default: 500, unit: gigabytes, names: ['Capacity', '容量', '容量'],
      contributes: [{ amount: { option: 'sizeGb' }, quota: 'nas.gb', price: { category: 'Storage', resource: 'NAS', spec: { option: 'storageType', attribute: 'spec' } } }],
    },
  ],
}
