import { toNumberText, toPercentText } from '@driftline/view'
import type { VersionCourse } from '../../frames/service-calls.ts'
import type { ServiceShown } from './load-service.ts'

/** Which services it is, where that is not plain. */
export function serviceCaption({ calls, isMixed }: ServiceShown): string | undefined {
  if (calls === undefined) return undefined
  return isMixed
    ? 'as the services tell it; their series name no environment, so those of every environment are counted together'
    : 'as the services tell it'
}

/** Why there is nothing to draw; undefined where there is. */
export function missingServiceText({ calls, environments }: ServiceShown, environment: string): string | undefined {
  if (calls !== undefined) return undefined
  const others = environments.filter((name) => name !== '')
  if (others.length > 0)
    return `The services of this model that are in this Prometheus run in ${others.join(', ')}, none in ${environment}.`
  return 'No call of this model is in this Prometheus: let it scrape the service, or the Collector it sends to, as well.'
}

/** Calls a second: `12.5 calls/s`. */
export function rateText(rate: number): string {
  return `${toNumberText(rate)}/s`
}

/** A time that a call took: `85 ms`, `1.2 s`. */
export function durationText(seconds: number): string {
  return seconds < 1 ? `${toNumberText(seconds * 1000)} ms` : `${toNumberText(seconds)} s`
}

/** What each version says at one time: `12.5/s, version 2: 1.2/s`. */
export function courseWords(
  courses: readonly VersionCourse[],
  { column, version, toText }: { column: number; version: string; toText: (value: number) => string },
): string {
  const told = courses.flatMap(({ version: own, values }) => {
    const value = values[column]
    return value === undefined ? [] : [{ own, text: toText(value) }]
  })
  if (told.length === 0) return 'nothing is told'
  const isAlone = courses.length === 1
  return told
    .toSorted((a, b) => Number(b.own === version) - Number(a.own === version))
    .map(({ own, text }) => (isAlone ? text : `version ${own || '–'} ${text}`))
    .join(', ')
}

/** A share of calls that failed. */
export function failureText(share: number): string {
  return toPercentText(Math.max(0, share))
}
