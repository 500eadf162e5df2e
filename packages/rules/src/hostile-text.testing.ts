import fc from 'fast-check'

const PIECES = [
  'a',
  'Z',
  '9',
  ' ',
  '/',
  '\\',
  '"',
  "'",
  '`',
  '{',
  '{{',
  '}}',
  '{{ .Labels.x }}',
  '{{ $labels.x }}',
  '{{ $value',
  '$',
  '$$',
  '$labels',
  '$HOME',
  '${HOME}',
  '$__file{/etc/passwd}',
  '$__interval',
  '%',
  '%q',
  '\n',
  '\r',
  '\t',
  ': ',
  ' #',
  '- ',
  '\u0000',
  '\u0007',
  '\u007f',
  '\u0085',
  '\u2028',
  '\ufeff',
  'é',
  '💥',
  'no',
  '~',
]

/** Longest text that a spec takes. */
export const LONGEST = 200

/** Texts that mean something to YAML, PromQL, templates or a shell, as long as a spec takes them. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 300 })
  .map((pieces) =>
    pieces
      .join('')
      .slice(0, LONGEST)
      .replaceAll(/\p{Surrogate}/gu, ''),
  )
  .filter((text) => text !== '')
