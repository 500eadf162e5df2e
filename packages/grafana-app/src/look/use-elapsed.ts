import { useEffect, useState } from 'react'

/** How many of the times have passed since something began. @param timesMs ascending, after the beginning */
export function useElapsed(isRunning: boolean, timesMs: readonly number[]): number {
  const [passed, setPassed] = useState(0)
  const times = timesMs.join(' ')
  useEffect(() => {
    if (!isRunning) return undefined
    const timers = times.split(' ').map((timeMs, i) => setTimeout(() => setPassed(i + 1), Number(timeMs)))
    return () => {
      timers.forEach(clearTimeout)
      setPassed(0)
    }
  }, [isRunning, times])
  return isRunning ? passed : 0
}
