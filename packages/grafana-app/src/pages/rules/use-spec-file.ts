import { useState } from 'react'
import { SPEC_MAX_BYTES } from '../../rules/read-spec.ts'

const KIB = 1024

/** How a file becomes the spec. */
interface SpecFile {
  readonly open: (file: File | undefined) => Promise<void>
  /** Why the last file was not taken; empty where it was. */
  readonly refused: string
  readonly forget: () => void
}

/** Reads files that somebody opens or drops, unless they are too large for a spec. */
export function useSpecFile(onWrite: (text: string) => void): SpecFile {
  const [refused, setRefused] = useState('')
  const open = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    const isTooLarge = file.size > SPEC_MAX_BYTES
    setRefused(isTooLarge ? tooLarge(file) : '')
    if (!isTooLarge) onWrite(await file.text())
  }
  return { open, refused, forget: () => setRefused('') }
}

function tooLarge({ name, size }: File): string {
  return `${name} has ${Math.ceil(size / KIB)} KiB; a spec has at most ${SPEC_MAX_BYTES / KIB} KiB.`
}
