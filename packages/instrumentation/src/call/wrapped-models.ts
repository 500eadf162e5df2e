import type { ModelConfig } from '../config/model-config.ts'

/** Whose calls a wrapper counts, and where. */
export interface Wrapping {
  readonly counter: object
  readonly config: Pick<ModelConfig, 'name' | 'version' | 'role'>
}

const wrappings = new WeakMap<object, readonly Wrapping[]>()

/** Remembers what a wrapper counts, beside what the model in it counts already. */
export function rememberWrapped(wrapped: object, model: object, wrapping: Wrapping): void {
  wrappings.set(wrapped, [...(wrappings.get(model) ?? []), wrapping])
}

/** Whether a model counts its calls there already: they would count twice. */
export function isWrapped(model: object, { counter, config }: Wrapping): boolean {
  return (
    wrappings
      .get(model)
      ?.some(
        (known) =>
          known.counter === counter &&
          known.config.name === config.name &&
          known.config.version === config.version &&
          known.config.role === config.role,
      ) === true
  )
}
