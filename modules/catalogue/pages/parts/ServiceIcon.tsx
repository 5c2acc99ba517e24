import {
  IconBolt, IconBox, IconBrain, IconBucket, IconChartBar, IconDatabase, IconDeviceDesktop, IconDeviceSdCard, IconFolders, IconKey, IconMessages, IconNetwork, IconScale, IconServer2,
  IconShieldLock, IconStack2, IconWorld,
} from '@tabler/icons-react'
import { createElement } from 'react'
import type { Icon } from '#kit/web/routes.ts'

const icons: Readonly<Record<string, Icon>> = {
  server: IconServer2, disk: IconDeviceSdCard, network: IconNetwork, world: IconWorld, balance: IconScale, bucket: IconBucket, folder: IconFolders,
  containers: IconStack2, queue: IconMessages, database: IconDatabase, bolt: IconBolt, chart: IconChartBar, shield: IconShieldLock, key: IconKey,
  desktop: IconDeviceDesktop, brain: IconBrain,
}

/** The picture that a service's definition names. */
export function ServiceIcon({ name }: { readonly name: string }) {
  return createElement(icons[name] ?? IconBox, { size: 24, stroke: 1.5, 'aria-hidden': true })
}
