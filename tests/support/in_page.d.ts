export function sendForm(form: { action: string; fields: Record<string, string> }): void
export function runAxe(tags: string[]): Promise<string[]>
export function sideways(): string[]
export function clippedKhmer(least: number): string[]
