import { useId } from 'react'
import type { Me } from '#kit/web/me.ts'
import { useLook } from '#kit/web/session.ts'
import classes from './frame.module.css'

/**
 * The account's name faintly across every page, so that a picture of the screen says whose it was (chapter 8). Drawn by
 * the page itself: no style attribute, which the content-security policy forbids, and nothing that a reader would say.
 */
export function Watermark({ me }: { readonly me: Me }) {
  const id = useId()
  if (!useLook()?.hasWatermark) return null
  return (
    <svg className={classes.watermark} aria-hidden focusable={false} width="100%" height="100%">
      <defs>
        <pattern id={id} width={320} height={200} patternUnits="userSpaceOnUse" patternTransform="rotate(-20)">
          <text x={16} y={60}>{`${me.displayName} ${me.accountName}`}</text>
          <text x={176} y={160}>{me.accountName}</text>
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  )
}
