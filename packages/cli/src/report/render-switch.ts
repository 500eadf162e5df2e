import { escapeHtml } from './escape-html.ts'
import type { PageFacts, ViewFacts } from './packed/page-facts.ts'

/** Which reference is shown, where there is a choice. Works without script: the style shows the view whose button is chosen. */
export function renderSwitch({ views }: PageFacts): string {
  if (views.length < 2) return ''
  const choices = views.map(
    ({ index, references }) =>
      `<label><input type="radio" name="reference" id="reference-${index}"${index === 0 ? ' checked' : ''}>${escapeHtml(index === 0 ? 'headline' : references.join(', '))}</label>`,
  )
  const rules = views.map(({ index }) => `main:not(:has(#reference-${index}:checked)) #view-${index}`)
  return `<style>${rules.join(', ')} { display: none }</style>
<fieldset class="pick switch"><legend>Compared with</legend>${choices.join('')}</fieldset>`
}

/** What a choice of reference shows, where there are several. */
export function viewNote({ views }: PageFacts, { index, references }: ViewFacts): string {
  if (views.length < 2) return ''
  const names = references.join(', ')
  const note =
    index === 0
      ? `The verdict that counts for each feature, beside the first of its references that has been learned: ${names}.`
      : `All verdicts beside ${names}; the summary on top and alerts follow the headline.`
  return `<p class="note">${escapeHtml(note)}</p>\n`
}
