import type { ServiceDefinition } from '../service.ts'
import { ais, cis, fico, fiwo, sfs } from './commercial-compute.ts'
import { bds, dbs, mqs } from './commercial-data.ts'
import { rdsMysql, rdsPostgresql, redis } from './database-services.ts'
import { ecs } from './ecs.ts'
import { eip, slb, vpc } from './network-services.ts'
import { acs, bigData, messageQueue } from './platform-services.ts'
import { bastion, waf } from './security-services.ts'
import { disk, nas, oss } from './storage-services.ts'

/** The services shipped with the product, in their first order of display: what departments apply for, then what members order. */
export const shippedDefinitions: readonly ServiceDefinition[] = [
  ecs, disk, vpc, eip, slb, oss, nas, acs, messageQueue, rdsMysql, rdsPostgresql, redis, bigData, waf, bastion,
  fico, cis, sfs, dbs, mqs, fiwo, bds, ais,
]
