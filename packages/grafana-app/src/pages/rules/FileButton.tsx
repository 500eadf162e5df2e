import { Button } from '@grafana/ui'
import { useRef } from 'react'

/** Opens a file of the person's own. */
export function FileButton({ onFile }: { readonly onFile: (file: File | undefined) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".yaml,.yml,.json"
        aria-label="File of the spec"
        onChange={({ currentTarget }) => {
          onFile(currentTarget.files?.[0])
          // The same file again is a choice too.
          currentTarget.value = ''
        }}
      />
      <Button variant="secondary" size="sm" icon="upload" onClick={() => input.current?.click()}>
        Open a file
      </Button>
    </>
  )
}
