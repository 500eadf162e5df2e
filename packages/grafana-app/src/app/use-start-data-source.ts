import { usePluginUserStorage } from '@grafana/runtime'
import { useEffect, useRef, useState } from 'react'
import { useSettings } from '../settings/settings-context.ts'
import { listDataSources, PROMETHEUS } from './list-data-sources.ts'

/** Where it is kept which data source a person looked at last. */
const LAST_DATA_SOURCE = 'last-data-source'

/**
 * Which data source is asked where the address names none: the one of the settings, else the one this person chose last.
 *
 * @param named uid of the one that the address names; empty for none
 * @returns its uid, empty for Grafana's default; undefined until it is known
 */
export function useStartDataSource(named: string): string | undefined {
  const { dataSource: set } = useSettings()
  const sources = listDataSources(PROMETHEUS)
  const isThere = (uid: string): boolean => sources.some((source) => source.uid === uid)
  const hasChoice = !isThere(set) && sources.length > 1
  const last = useLastDataSource(named, hasChoice)
  if (!hasChoice) return isThere(set) ? set : ''
  return last === undefined || isThere(last) ? last : ''
}

/** What a person chose last, kept anew when he chooses another; undefined until it is known. */
function useLastDataSource(named: string, isAsked: boolean): string | undefined {
  const storage = useRef(usePluginUserStorage())
  const [last, setLast] = useState<string>()
  const before = useRef(named)
  useEffect(() => {
    if (!isAsked) return
    storage.current.getItem(LAST_DATA_SOURCE).then(
      (uid) => setLast(uid ?? ''),
      // Nobody misses what was kept nowhere.
      () => setLast(''),
    )
  }, [isAsked])
  useEffect(() => {
    // The first one named is that of a link, or of this hook; nobody chose it here.
    if (isAsked && before.current !== '' && named !== '' && named !== before.current)
      storage.current.setItem(LAST_DATA_SOURCE, named).catch(() => {})
    before.current = named === '' ? before.current : named
  }, [isAsked, named])
  return last
}
