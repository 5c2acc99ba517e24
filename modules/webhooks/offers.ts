export { keepReach, webhookReach } from './reach.ts'
export { guardedPost } from './post.ts'
export { webhookSender } from './sender.ts'
export { writeDeliveries } from './sending-store.ts'
