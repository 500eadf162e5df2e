import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Button, RadioButtonGroup, useStyles2 } from '@grafana/ui'
import { FileButton } from './FileButton.tsx'
import { FORM } from './rules-choices.ts'

const WAYS = [
  { value: '', label: 'I have a spec' },
  { value: FORM, label: 'One objective' },
]

interface SpecWaysProps {
  /** Where the spec comes from, as the address has it. */
  readonly way: string
  readonly onChoose: (way: string) => void
  /** Goes on with what the form says as a text; undefined where it says nothing. */
  readonly onKeep: (() => void) | undefined
  readonly onFile: (file: File | undefined) => void
}

/** Where the spec comes from: a text or a file, or the choice of one objective. */
export function SpecWays({ way, onChoose, onKeep, onFile }: SpecWaysProps) {
  const styles = useStyles2(stylesOf)
  return (
    <div className={styles.ways}>
      <RadioButtonGroup
        size="sm"
        aria-label="Where the spec comes from"
        options={WAYS}
        value={way}
        onChange={onChoose}
      />
      {way === FORM ? (
        <Button variant="secondary" size="sm" disabled={onKeep === undefined} onClick={onKeep}>
          Go on with it as text
        </Button>
      ) : (
        <FileButton onFile={onFile} />
      )}
    </div>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  ways: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
})
