import type { CatalogueFacts } from '#modules/catalogue/rules/service.ts'

/** Reference data for tests of rules: one VPC with a vSwitch, another without, two families, two images. */
export const sampleFacts: CatalogueFacts = {
  regionId: '1', departmentId: '7',
  choices: {
    regions: [{ value: '1', names: ['Public', '公有雲區', '公有云区'] }],
    vpcs: [{ value: '11', names: ['vpc-a', 'vpc-a', 'vpc-a'] }, { value: '12', names: ['vpc-b', 'vpc-b', 'vpc-b'] }],
    vswitches: [{ value: '21', names: ['vsw-a1', 'vsw-a1', 'vsw-a1'], parent: '11' }, { value: '22', names: ['vsw-b1', 'vsw-b1', 'vsw-b1'], parent: '12' }],
    instance_families: [{ value: 'g6', names: ['General', '通用型', '通用型'] }, { value: 'c6', names: ['Compute', '運算型', '计算型'] }],
    instance_specs: [
      { value: 'g6.xlarge', names: ['g6.xlarge', 'g6.xlarge', 'g6.xlarge'], parent: 'g6', attributes: { vcpu: 4, memoryGb: 16 } },
      { value: 'g6.old', names: ['g6.old', 'g6.old', 'g6.old'], parent: 'g6', attributes: { vcpu: 2, memoryGb: 8 }, isRetired: true },
      { value: 'c6.large', names: ['c6.large', 'c6.large', 'c6.large'], parent: 'c6', attributes: { vcpu: 2, memoryGb: 4 } },
    ],
    images: [{ value: 'centos', names: ['CentOS', 'CentOS', 'CentOS'] }, { value: 'ubuntu', names: ['Ubuntu', 'Ubuntu', 'Ubuntu'] }],
    image_versions: [{ value: '7.6', names: ['7.6', '7.6', '7.6'], parent: 'centos' }, { value: '22.04', names: ['22.04', '22.04', '22.04'], parent: 'ubuntu' }],
    'option_values:disk_category': [
      { value: 'cloud_efficiency', names: ['Efficient disk', '高效雲硬碟', '高效云盘'], attributes: { resource: 'SSD', spec: 'Balance' } },
      { value: 'cloud_ssd', names: ['SSD', 'SSD 雲硬碟', 'SSD 云盘'], attributes: { resource: 'SSD', spec: 'Standard' } },
    ],
    'option_values:slb_spec': [{ value: 'slb.s1.small', names: ['Small', '小型', '小型'] }, { value: 'slb.s2.medium', names: ['Medium', '中型', '中型'] }],
    'option_values:rds_spec': [{ value: 'rds.4c16g', names: ['4 vCPU 16 GB', '4 核 16 GB', '4 核 16 GB'], attributes: { vcpu: 4, memoryGb: 16 } }],
  },
}
