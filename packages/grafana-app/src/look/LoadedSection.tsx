import type { ReactNode } from 'react'
import type { Outcome } from '../ask/outcome.ts'
import { useLoaded } from '../ask/use-loaded.ts'
import { Section } from './Section.tsx'
import { SectionNote } from './SectionNote.tsx'
import { Settling } from './Settling.tsx'

interface LoadedSectionProps<T> {
  readonly title: string
  /** What was asked for; another promise with every refresh. */
  readonly loading: Promise<Outcome<T>>
  readonly captionOf?: (value: T) => ReactNode
  readonly children: (value: T) => ReactNode
}

/** A part of a page that comes after the rest, and whose failure is its own. */
export function LoadedSection<T>({ title, loading, captionOf, children }: LoadedSectionProps<T>) {
  const { value: outcome, isLoading } = useLoaded(() => loading, [loading])
  const value = outcome !== undefined && 'value' in outcome ? outcome.value : undefined
  return (
    <Section title={title} caption={value !== undefined ? captionOf?.(value) : undefined}>
      {outcome === undefined && <SectionNote>Reading …</SectionNote>}
      {outcome !== undefined && 'error' in outcome && (
        <SectionNote>The data source does not answer: {outcome.error.message}</SectionNote>
      )}
      {value !== undefined && <Settling isLoading={isLoading}>{children(value)}</Settling>}
    </Section>
  )
}
