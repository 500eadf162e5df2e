import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Button, useStyles2 } from '@grafana/ui'
import { useState } from 'react'
import { askSetup } from '../../ask/ask-setup.ts'
import { useLoaded } from '../../ask/use-loaded.ts'
import { failedNotice } from '../../look/failed-notice.ts'
import { Waiting } from '../../look/Waiting.tsx'
import type { AppSettings } from '../../settings/app-settings.ts'
import { FoundText } from './FoundText.tsx'

interface ConnectionTestProps {
  /** Undefined where there is none to test. */
  readonly dataSource: { readonly uid: string; readonly name: string } | undefined
  /** As they would be saved. */
  readonly settings: AppSettings
  readonly isPossible: boolean
}

/** Asks as the settings would have it, and says what was found, or what is wrong and what to do. */
export function ConnectionTest({ dataSource, settings, isPossible }: ConnectionTestProps) {
  const styles = useStyles2(stylesOf)
  const [tested, setTested] = useState<Required<ConnectionTestProps>>()
  const [runs, setRuns] = useState(0)
  const source = tested?.dataSource
  const load = source && (() => askSetup(source.uid, tested.settings))
  const { value, error, isLoading } = useLoaded(load, [runs], String(runs))
  const run = (): void => {
    setTested({ dataSource, settings, isPossible })
    setRuns(runs + 1)
  }
  const isSame = JSON.stringify(tested?.settings) === JSON.stringify(settings)
  return (
    <>
      <Button variant="secondary" disabled={!isPossible || dataSource === undefined} onClick={run}>
        Test connection
      </Button>
      {source && isSame && (
        <div className={styles.result}>
          {isLoading ? (
            <Waiting text="Asking" name={source.name} />
          ) : error ? (
            <Failed name={source.name} error={error} />
          ) : (
            value && <FoundText name={source.name} facts={value} />
          )}
        </div>
      )}
    </>
  )
}

function Failed({ name, error }: { readonly name: string; readonly error: Error }) {
  const { title, why, words } = failedNotice(name, error, () => {})
  return (
    <div role="status">
      <p>{`${title}.`}</p>
      <p>{why}</p>
      <p>{words}</p>
    </div>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  result: css({ flexBasis: '100%', marginTop: theme.spacing(1), p: { margin: 0 } }),
})
