/** A seeded source of chance: the same seed gives the same draws everywhere. */
export interface Random {
  /** Within 0..1, both ends excluded. */
  readonly uniform: () => number
  /** Mean 0, standard deviation 1. */
  readonly normal: () => number
  /** Of shape > 0 and scale 1. */
  readonly gamma: (shape: number) => number
  /** Of two shapes > 0, within 0..1. */
  readonly beta: (alpha: number, beta: number) => number
  /** Successes of n independent attempts with one probability. */
  readonly binomial: (n: number, probability: number) => number
}

/** Below this many attempts each is drawn for itself. */
const FEW_ATTEMPTS = 24
/** Draws thrown away, so that like seeds give unlike streams. */
const WARM_UP_DRAWS = 16

/**
 * Creates a source of chance from a text. Not for secrets.
 *
 * @see Doty-Humphrey (2018), PractRand: the generator sfc32, period about 2^127. Marsaglia & Bray (1964): the polar
 *   method. Marsaglia & Tsang (2000): gamma. Relles (1972), after Devroye (1986, X.4.4): binomial by its median's beta.
 */
export function createRandom(seed: string): Random {
  const next = createSfc32(seed)
  const uniform = (): number => (next() + 0.5) / 2 ** 32
  const normal = createNormal(uniform)
  const gamma = (shape: number): number => drawGamma(shape, uniform, normal)
  const beta = (a: number, b: number): number => {
    const x = gamma(a)
    return x / (x + gamma(b))
  }
  return { uniform, normal, gamma, beta, binomial: (n, p) => drawBinomial(n, p, { uniform, beta }) }
}

/** 32 random bits a call. */
function createSfc32(seed: string): () => number {
  let [a, b, c, counter] = [hashText(seed, 1), hashText(seed, 2), hashText(seed, 3), 1]
  const next = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let i = 0; i < WARM_UP_DRAWS; i += 1) next()
  return next
}

/** FNV-1a of a text behind a salt. */
function hashText(text: string, salt: number): number {
  let hash = 0x811c9dc5 ^ salt
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}

function createNormal(uniform: Random['uniform']): Random['normal'] {
  let spare: number | undefined
  return () => {
    if (spare !== undefined) {
      const kept = spare
      spare = undefined
      return kept
    }
    for (;;) {
      const x = 2 * uniform() - 1
      const y = 2 * uniform() - 1
      const square = x * x + y * y
      if (square >= 1 || square === 0) continue
      const scale = Math.sqrt((-2 * Math.log(square)) / square)
      spare = y * scale
      return x * scale
    }
  }
}

function drawGamma(shape: number, uniform: Random['uniform'], normal: Random['normal']): number {
  if (shape < 1) return drawGamma(shape + 1, uniform, normal) * uniform() ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal()
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** Exact: the i-th smallest of n uniforms is beta(i, n + 1 − i), and the others lie independently on its two sides. */
function drawBinomial(n: number, probability: number, { uniform, beta }: Pick<Random, 'uniform' | 'beta'>): number {
  let [left, p, successes] = [n, probability, 0]
  while (left > FEW_ATTEMPTS && p > 0 && p < 1) {
    const i = (left + 1) >> 1
    const middle = beta(i, left + 1 - i)
    if (middle <= p) {
      successes += i
      left -= i
      p = (p - middle) / (1 - middle)
    } else {
      left = i - 1
      p /= middle
    }
  }
  for (let attempt = 0; attempt < left; attempt += 1) if (uniform() < p) successes += 1
  return successes
}
