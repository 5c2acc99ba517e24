/** A plausible price list in CNY per month, by category, resource and specification: the number and its price. */
type Row = readonly [category: string, resource: string, spec: string, ...prices: (readonly [number: number, price: string])[]]

const machine = (spec: string, cpu: string, ram: string): readonly Row[] => [['Instance', 'CPU', spec, [1, cpu]], ['Instance', 'RAM', spec, [1, ram]]]
const database = (resource: string, cpu: string): readonly Row[] => [
  ['Database', resource, 'CPU', [1, cpu]], ['Database', resource, 'RAM', [1, '38']], ['Database', resource, 'Storage', [1, '1.2']],
]

/** Larger numbers are cheaper where they have a row of their own (P5). */
export const priceList: readonly Row[] = [
  ['Instance', 'CPU', 'Groot', [1, '45'], [16, '680'], [64, '2600']], ['Instance', 'RAM', 'Groot', [1, '22'], [64, '1280']],
  ['Instance', 'CPU', 'Twins', [1, '60'], [16, '920']], ['Instance', 'RAM', 'Twins', [1, '28']],
  ...machine('g6', '48', '20'), ...machine('c6', '52', '20'), ...machine('r6', '50', '19'), ...machine('g6a', '44', '18'), ...machine('i2', '58', '22'),
  ['Network', 'Bandwidth', 'NA', [80, '1600'], [500, '8500']], ['Network', 'Bandwidth', 'EIP', [1, '23'], [100, '2100']],
  ['Network', 'Floating IP', 'NA', [1, '20']], ['Network', 'Flow', 'NA', [1, '0.0008']],
  ['Network', 'SLB', 'slb.s1.small', [1, '48']], ['Network', 'SLB', 'slb.s2.small', [1, '180']], ['Network', 'SLB', 'slb.s2.medium', [1, '360']], ['Network', 'SLB', 'slb.s3.large', [1, '980']],
  ['OS', 'Linux', '30.10.0', [1, '15']], ['OS', 'Linux-centos', '7.2', [1, '10']], ['OS', 'Linux-centos', '7.4', [1, '10']], ['OS', 'Linux-centos', '7.6', [1, '12']],
  ['OS', 'Linux-ubuntu', '16.04.3', [1, '12']],
  ['OS', 'Windows', 'server2000', [1, '160']], ['OS', 'Windows', 'XP', [1, '60']], ['OS', 'Windows', '7', [1, '80']], ['OS', 'Windows', '8', [1, '100']], ['OS', 'Windows', '10', [1, '120']],
  ['Storage', 'HDD', 'Standard', [1, '0.3']], ['Storage', 'SSD', 'Standard', [1, '1'], [1024, '900']], ['Storage', 'SSD', 'Balance', [1, '0.5']],
  ['Storage', 'SSD', 'Enhance', [1, '1.5']], ['Storage', 'SSD', 'High-Perf', [1, '3']], ['Storage', 'SSD', 'Ultra-Perf', [1, '6']],
  ['Storage', 'OSS', 'Standard', [1, '0.12']], ['Storage', 'OSS', 'Infrequent', [1, '0.08']], ['Storage', 'OSS', 'Archive', [1, '0.033']],
  ['Storage', 'NAS', 'Capacity', [1, '0.35']], ['Storage', 'NAS', 'Performance', [1, '1.85']],
  ['Container', 'ACS', 'Control plane', [1, '680']],
  ['Middleware', 'Message Queue', 'Kafka', [1, '420']], ['Middleware', 'Message Queue', 'RabbitMQ', [1, '460']], ['Middleware', 'Message Queue', 'RocketMQ', [1, '380']],
  ...database('RDS MySQL', '95'), ...database('RDS PostgreSQL', '98'),
  ['Database', 'Redis', 'Standard', [1, '62']], ['Database', 'Redis', 'Cluster', [1, '58']],
  ['Big Data', 'Compute', 'CU', [1, '108']], ['Big Data', 'Storage', 'Standard', [1, '0.14']], ['Big Data', 'Workbench', 'NA', [1, '1200']],
  ['Security', 'WAF', 'Advanced', [1, '3880']], ['Security', 'WAF', 'Enterprise', [1, '9800']], ['Security', 'WAF', 'Flagship', [1, '29800']], ['Security', 'WAF', 'Bandwidth', [1, '19']],
  ['Security', 'Bastion', 'Basic', [1, '42']], ['Security', 'Bastion', 'High Availability', [1, '68']],
]
