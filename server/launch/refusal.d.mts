export class Refusal extends Error {}
export function writeRefusal(error: unknown, folder: string): Refusal | undefined;
