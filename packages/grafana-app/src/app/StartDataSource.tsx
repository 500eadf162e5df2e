import { locationService } from '@grafana/runtime'
import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { useLocation } from 'react-router-dom'
import { DATA_SOURCE_KEY } from './data-source-key.ts'
import { useStartDataSource } from './use-start-data-source.ts'

/** Pages ask the data source that their address names; where it names none, this names one before they are shown. */
export function StartDataSource({ children }: { readonly children: ReactNode }) {
  const named = new URLSearchParams(useLocation().search).get(DATA_SOURCE_KEY) ?? ''
  const start = useStartDataSource(named)
  const isMissing = named === '' && start !== ''
  useEffect(() => {
    if (isMissing && start !== undefined) locationService.partial({ [DATA_SOURCE_KEY]: start }, true)
  }, [isMissing, start])
  return isMissing ? null : children
}
