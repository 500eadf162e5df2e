import { expect, test } from 'vitest'
import { declaredApi } from './declared-api.ts'

const files: Readonly<Record<string, string>> = {
  'index.d.ts': [
    "export { mean } from './summary/mean.js';",
    "export type { Options, Shape as Form } from './options.js';",
    "export type { Table } from '@driftline/tables';",
    'export declare const version = "1";',
    '//# sourceMappingURL=index.d.ts.map',
  ].join('\n'),
  'summary/mean.d.ts': [
    '/** Sum over count. */',
    'export declare function mean(values: readonly number[]): number;',
    'export declare function hidden(): void;',
  ].join('\n'),
  'options.d.ts': [
    "import type { Shape } from './shape.js';",
    "export type { Shape } from './shape.js';",
    'export interface Options {',
    '    /** Default 1. */',
    '    readonly size: number;',
    '}',
  ].join('\n'),
  'shape.d.ts': "export type Shape = 'round' | {\n    readonly edges: number;\n};",
}

test('an API is the declarations behind the exported names, followed to where they stand, without comments', () => {
  const api = declaredApi('index.d.ts', (path) => files[path] ?? '')

  expect(api).toBe(
    [
      '// Table: from @driftline/tables',
      'export declare const version = "1";',
      'export declare function mean(values: readonly number[]): number;',
      'export interface Options {',
      '    readonly size: number;',
      '}',
      "export type Shape = 'round' | {",
      '    readonly edges: number;',
      '};',
    ].join('\n'),
  )
})
