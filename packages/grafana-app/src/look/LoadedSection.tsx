import type { ReactNode } from 'react'
import type { Outcome } from '../ask/outcome.ts'
import { useLoaded } from '../ask/use-loaded.ts'
import type { SectionSource } from './menu/section-source.ts'
import { Section } from './Section.tsx'
import { Settling } from './Settling.tsx'

interface LoadedSectionProps<T> {
  readonly title: string
  /** What was asked for; another promise with every refresh. */
  readonly loading: Promise<Outcome<T>>
  /** What is missing, and why, where there is nothing to show. */
  readonly noteOf?: (value: T) => string | undefined
  readonly captionOf?: (value: T) => ReactNode
  readonly sourceOf?: (value: T) => SectionSource
  readonly children: (value: T) => ReactNode
}

/** A part of a page that comes after the rest, and whose failure is its own. */
export function LoadedSection<T>({ title, loading, noteOf, captionOf, sourceOf, children }: LoadedSectionProps<T>) {
  const { value: outcome, isLoading } = useLoaded(() => loading, [loading])
  if (outcome === undefined || 'error' in outcome)
    return (
      <Section
        title={title}
        note={outcome === undefined ? 'Reading …' : `The data source does not answer: ${outcome.error.message}`}
      />
    )
  const { value } = outcome
  return (
    <Section
      title={title}
      note={noteOf?.(value)}
      caption={captionOf?.(value)}
      {...(sourceOf && { source: sourceOf(value) })}
    >
      <Settling isLoading={isLoading}>{children(value)}</Settling>
    </Section>
  )
}
