/** Three numbers: linear RGB of 0..1, or L*a*b*. */
type Triple = readonly [number, number, number]
type Matrix = readonly [Triple, Triple, Triple]

/** Full loss of one kind of cone, over linear RGB. @see Machado, Oliveira and Fernandes 2009, A Physiologically-based Model for Simulation of Color Vision Deficiency, severity 1.0 */
export const colourVisions = {
  ordinary: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Readonly<Record<string, Matrix>>

export type ColourVision = keyof typeof colourVisions

/** ΔE of two `#rrggbb` as an eye sees them. @see CIE 1976: the distance in L*a*b*, D65 */
export function colourDifference(a: string, b: string, vision: ColourVision): number {
  const [x, y] = [toLab(seen(a, vision)), toLab(seen(b, vision))]
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2])
}

/** L* of 0..100. */
export function lightness(colour: string, vision: ColourVision): number {
  return toLab(seen(colour, vision))[0]
}

/** From 1 to 21. @see WCAG 2.2, contrast ratio */
export function contrast(a: string, b: string): number {
  const [x, y] = [luminance(toLinear(a)), luminance(toLinear(b))]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

function seen(colour: string, vision: ColourVision): Triple {
  const [red, green, blue] = times(colourVisions[vision], toLinear(colour))
  return [clamp(red), clamp(green), clamp(blue)]
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value))
}

function toLinear(colour: string): Triple {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

/** sRGB primaries, D65. @see IEC 61966-2-1 */
const TO_XYZ: Matrix = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
]
const WHITE: Triple = [0.95047, 1, 1.08883]

function toLab(linear: Triple): Triple {
  const [x, y, z] = times(TO_XYZ, linear)
  const [a, b, c] = [root(x / WHITE[0]), root(y / WHITE[1]), root(z / WHITE[2])]
  return [116 * b - 16, 500 * (a - b), 200 * (b - c)]
}

function root(t: number): number {
  return t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116
}

function luminance(linear: Triple): number {
  return times(TO_XYZ, linear)[1]
}

function times(matrix: Matrix, [x, y, z]: Triple): Triple {
  const row = ([a, b, c]: Triple): number => a * x + b * y + c * z
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])]
}
