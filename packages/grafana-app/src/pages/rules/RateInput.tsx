import { css } from '@emotion/css'
import { Input, useStyles2 } from '@grafana/ui'
import { useEffect, useId, useState } from 'react'
import type { GrafanaTheme2 } from '@grafana/data'

interface RateInputProps {
  /** As it stands in the address; empty where nobody said. */
  readonly rate: string
  readonly onChoose: (rate: string) => void
}

/** Requests an hour: taken when it is left or entered, because much is reckoned with it. */
export function RateInput({ rate, onChoose }: RateInputProps) {
  const styles = useStyles2(stylesOf)
  const id = useId()
  const [typed, setTyped] = useState(rate)
  useEffect(() => setTyped(rate), [rate])
  const isWrong = typed !== '' && !(Number(typed) > 0)
  const take = (): void => {
    if (!isWrong && typed !== rate) onChoose(typed)
  }
  return (
    <div className={styles.rate}>
      <label htmlFor={id}>Requests an hour</label>
      <Input
        id={id}
        width={12}
        inputMode="decimal"
        placeholder="not said"
        value={typed}
        invalid={isWrong}
        onChange={({ currentTarget }) => setTyped(currentTarget.value.trim())}
        onBlur={take}
        onKeyDown={({ key }) => key === 'Enter' && take()}
      />
    </div>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  rate: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), color: theme.colors.text.secondary }),
})
