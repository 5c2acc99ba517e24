import { useSyncExternalStore } from 'react'

/** Whether single letters and signs are keys of their own (WCAG 2.1.4): each browser may switch them off. */
const storageKey = 'yunshan.single-keys'
const listeners = new Set<() => void>()

export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off'
  } catch {
    return true
  }
}

function setSingleKeys(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, 'off')
  } catch {
    // A browser that keeps nothing keeps the keys too.
  }
  for (const listener of listeners) listener()
}

export function useSingleKeys(): readonly [isOn: boolean, set: (isOn: boolean) => void] {
  const isOn = useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => { listeners.delete(listener) }
  }, areSingleKeysOn)
  return [isOn, setSingleKeys]
}
