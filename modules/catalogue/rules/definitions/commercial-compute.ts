import type { ServiceDefinition } from '../service.ts'
import {
  bindIp, clusterMode, count, fixedMachine, fixedSystem, fixedVolume, machineSize, machineSpec, machinesOfMode, networkBilling, operatingSystem, volume,
} from './commercial-options.ts'

/** Commercial services (guide 004 §3.2.2): computing, containers, files, desktops, artificial intelligence. */

const single = { min: 1, max: 1 } as const

export const fico: ServiceDefinition = {
  code: 'fico', category: 'foundation', channel: 'order', icon: 'server', quantity: single,
  names: ['FiCo Computing', 'FiCo 彈性運算', 'FiCo 弹性计算'],
  description: ['A machine of your size with the operating system of your choice.', '自選規格與作業系統的雲端主機。', '自选规格与操作系统的云主机。'],
  options: [machineSpec(), ...machineSize(), ...volume(), operatingSystem, ...networkBilling, bindIp()],
}

const masters = [{ option: 'masterCount' }] as const
const workers = [{ option: 'workerCount' }] as const
export const cis: ServiceDefinition = {
  code: 'cis', category: 'middleware', channel: 'order', icon: 'containers', quantity: single,
  names: ['CIS Containers', 'CIS 容器服務', 'CIS 容器服务'],
  description: ['A container cluster with masters and workers of your size.', '可自選主節點與工作節點規格的容器叢集。', '可自选主节点与工作节点规格的容器集群。'],
  options: [
    machineSpec('masterMachineSpec', ['Master machine specification', '主節點機器規格', '主节点机器规格']),
    ...machineSize(masters, 'masterMachineSpec', 'master', ['Master', '主節點', '主节点']),
    count('masterCount', ['Master count', '主節點數量', '主节点数量'], 1, 9, 1),
    machineSpec('workerMachineSpec', ['Worker machine specification', '工作節點機器規格', '工作节点机器规格']),
    ...machineSize(workers, 'workerMachineSpec', 'worker', ['Worker', '工作節點', '工作节点']),
    count('workerCount', ['Worker count', '工作節點數量', '工作节点数量'], 1, 100, 2),
    ...volume(), ...networkBilling, bindIp(),
  ],
  basicFees: [fixedSystem('Linux-centos', '7.6', masters), fixedSystem('Linux-centos', '7.6', workers)],
}

export const sfs: ServiceDefinition = {
  code: 'sfs', category: 'foundation', channel: 'order', icon: 'folder', quantity: single,
  names: ['SFS Shared Files', 'SFS 共用檔案', 'SFS 共享文件'],
  description: ['A file system that several machines share.', '供多台主機共用的檔案系統。', '供多台主机共享的文件系统。'],
  options: [...volume(), ...networkBilling],
  basicFees: [...fixedMachine(2, 4), fixedSystem('Linux', '30.10.0')],
}

export const fiwo: ServiceDefinition = {
  code: 'fiwo', category: 'foundation', channel: 'order', icon: 'desktop', quantity: single,
  names: ['FiWo Workspace', 'FiWo 雲端桌面', 'FiWo 云桌面'],
  description: ['Remote desktops behind one gateway.', '經由單一閘道存取的遠端桌面。', '通过统一网关访问的远程桌面。'],
  options: [
    clusterMode,
    {
      key: 'accountManagement', kind: 'select', default: 'built_in', names: ['Account management', '帳號管理', '账号管理'],
      source: [
        { value: 'built_in', names: ['Built-in accounts', '內建帳號', '内置账号'] },
        { value: 'directory', names: ['Own directory (AD)', '自有目錄服務（AD）', '自有目录服务（AD）'] },
      ],
    },
    ...networkBilling, bindIp(),
    bindIp('rdgwBindIp', ['RDGW bind floating IP', 'RDGW 綁定浮動 IP', 'RDGW 绑定浮动 IP']),
  ],
  basicFees: [...fixedMachine(8, 16, machinesOfMode), fixedVolume(200, machinesOfMode), fixedSystem('Windows', '10', machinesOfMode)],
}

export const ais: ServiceDefinition = {
  code: 'ais', category: 'intelligence', channel: 'order', icon: 'brain', quantity: single,
  names: ['AIS Artificial Intelligence', 'AIS 人工智慧', 'AIS 人工智能'],
  description: ['A machine prepared for training and serving models.', '已備妥模型訓練與推論環境的主機。', '已备好模型训练与推理环境的主机。'],
  options: [machineSpec(), ...machineSize(), ...volume(), ...networkBilling, bindIp()],
  basicFees: [fixedSystem('Linux-ubuntu', '16.04.3')],
}
