import { useLayoutEffect, useRef, useState } from 'react'

interface Size {
  /** px */
  readonly width: number
  readonly height: number
}

/** Size of an element as it is laid out; undefined until it is. */
export function useSize() {
  const ref = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<Size>()
  useLayoutEffect(() => {
    if (ref.current === null) return undefined
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: Math.floor(entry.contentRect.width), height: Math.floor(entry.contentRect.height) })
    })
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [])
  return [ref, size] as const
}
