import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { TextArea, useStyles2 } from '@grafana/ui'
import type { Ref } from 'react'
import { lineStart } from '../../rules/line-start.ts'

/** Lines that stay visible above the one that is shown. */
const SHOWN_BEFORE = 3
/** px */
const LINE_HEIGHT = 18

interface SpecTextProps {
  readonly text: string
  /** Undefined where the text is only to be read. */
  readonly onWrite: ((text: string) => void) | undefined
  readonly area: Ref<HTMLTextAreaElement>
  /** A file was dropped on it. */
  readonly onFile: (file: File | undefined) => void
}

/** Where the spec is written, pasted or dropped. */
export function SpecText({ text, onWrite, area, onFile }: SpecTextProps) {
  const styles = useStyles2(stylesOf)
  return (
    <TextArea
      ref={area}
      className={styles.text}
      aria-label="Monitoring spec"
      spellCheck={false}
      rows={rowsOf(text)}
      readOnly={onWrite === undefined}
      value={text}
      placeholder={'model: {name: my-model}\nslos: {availability: 0.999, drift: 0.95}'}
      onChange={({ currentTarget }) => onWrite?.(currentTarget.value)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        if (event.dataTransfer.files.length === 0) return
        event.preventDefault()
        onFile(event.dataTransfer.files[0])
      }}
    />
  )
}

/** Room for a small spec as a whole, and for a large one to be read in. */
function rowsOf(text: string): number {
  return Math.min(14, Math.max(6, text.split('\n').length))
}

/** Puts the caret at a place of the text, both from 1, and the line into view. */
export function showPlace(area: HTMLTextAreaElement | null, line: number, column: number): void {
  if (area === null) return
  const start = lineStart(area.value, line) + column - 1
  area.focus()
  area.setSelectionRange(start, start)
  area.scrollTo({ top: (line - 1 - SHOWN_BEFORE) * LINE_HEIGHT })
}

const stylesOf = (theme: GrafanaTheme2) => ({
  text: css({
    fontFamily: 'monospace',
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: `${LINE_HEIGHT}px`,
    whiteSpace: 'pre',
    overflowX: 'auto',
  }),
})
