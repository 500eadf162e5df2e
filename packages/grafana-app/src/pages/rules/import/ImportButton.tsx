import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Button, useStyles2 } from '@grafana/ui'
import { isWritten, rulesToRemove } from '../../../rules/import/consent.ts'
import { lackedWords } from '../../../rules/import/import-rights.ts'
import type { ImportOrder } from '../../../rules/import/import-rules.ts'
import { importSteps } from '../../../rules/import/import-rules.ts'
import { rulesText } from '../../../rules/import/plan-words.ts'

interface ImportButtonProps {
  readonly order: ImportOrder
  /** Rights that the person has not. */
  readonly lacked: readonly string[]
  readonly isRunning: boolean
  /** Whether the last import was not done in all. */
  readonly hasFailed: boolean
  readonly onImport: () => void
}

/** Says what an import would do, and does it; where somebody may not, why. */
export function ImportButton({ order, lacked, isRunning, hasFailed, onImport }: ImportButtonProps) {
  const styles = useStyles2(stylesOf)
  const todo = todoOf(order)
  const makesFolder = importSteps(order).some(({ kind }) => kind === 'folder')
  const text = makesFolder ? `make the folder and ${todo}` : todo
  return (
    <>
      {lacked.length > 0 && <p className={styles.lacked}>{lackedWords(lacked)}</p>}
      <Button disabled={isRunning || lacked.length > 0 || todo === ''} onClick={onImport}>
        {todo === '' ? 'Nothing to import' : hasFailed ? `Try again: ${text}` : capitalised(text)}
      </Button>
    </>
  )
}

/** Empty where there is nothing to do. */
function todoOf({ plan, consent }: ImportOrder): string {
  const written = plan.groups.flatMap(({ rules }) => rules).filter((rule) => isWritten(rule, consent)).length
  const removed = rulesToRemove(plan, consent).length
  const parts = [
    written === 0 ? '' : `import ${rulesText(written)}`,
    removed === 0 ? '' : `delete ${rulesText(removed)}`,
  ]
  return parts.filter((part) => part !== '').join(' and ')
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

const stylesOf = (theme: GrafanaTheme2) => ({
  lacked: css({ margin: theme.spacing(0, 0, 1), color: theme.colors.warning.text }),
})
