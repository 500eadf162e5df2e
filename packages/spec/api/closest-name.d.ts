export declare function closestName(name: string, known: readonly string[]): string | undefined;
