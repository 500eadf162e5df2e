import { registerHooks } from 'node:module'

/**
 * vitest starts its workers with the bundler condition `module`; `@opentelemetry/api` 1.9 answers that with a build
 * that Node cannot load. Importing this file first takes the condition away again.
 */
registerHooks({
  resolve: (specifier, context, nextResolve) =>
    nextResolve(specifier, {
      ...context,
      conditions: context.conditions.filter((condition) => condition !== 'module'),
    }),
})
