import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

/** The script of the report as one text, from its modules and what they share with the command. */
export async function buildPage(): Promise<string> {
  const bundle = await rolldown({
    input: fileURLToPath(new URL('../page/main.ts', import.meta.url)),
    platform: 'browser',
    resolve: { conditionNames: ['@driftline/source', 'import', 'default'] },
    treeshake: {
      moduleSideEffects: [
        { test: /page\/main\.ts$/, sideEffects: true },
        { test: /./, sideEffects: false },
      ],
    },
  })
  const { output } = await bundle.generate({ format: 'iife', minify: true })
  await bundle.close()
  return output[0].code.trim()
}

/** The module that carries the script. */
export function pageModule(script: string): string {
  return `// Generated from page/main.ts by scripts/generate.ts; do not edit.\nexport const pageScript = ${JSON.stringify(script)}\n`
}
