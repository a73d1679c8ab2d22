import * as z from 'zod';
import { modelPrompt } from '../../extraction/modelPrompt.ts';
import { modelFailed } from './finding.errors.ts';

/**
 * A language model behind an OpenAI-compatible address that the operator names (docs/OPERATIONS.md); off without one. It is sent one stretch of a
 * document and nothing else, is given no tools, and what it answers is checked against the document (extraction/modelFacts.ts).
 */
export interface ModelRules {
  /** Up to `/v1`: `/chat/completions` is added. */
  readonly url: string;
  readonly key: string | null;
  readonly name: string;
  readonly timeMs?: number;
}

const TIME_MS = 30_000;
const MAX_BYTES = 400_000;
const completionSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

/** The body as text, or null once it is longer than any honest answer. */
async function limitedText(response: Response): Promise<string | null> {
  const reader = response.body?.getReader();
  if (!reader) return null;
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(parts).toString('utf8');
    size += value.byteLength;
    if (size > MAX_BYTES) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
}

/** What the model says of a stretch of text. @throws DomainError `findings.modelFailed` where it is late, redirects, refuses or says no JSON. */
export async function askModel(rules: ModelRules, text: string): Promise<string> {
  try {
    const response = await fetch(`${rules.url.replace(/\/$/, '')}/chat/completions`, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(rules.timeMs ?? TIME_MS),
      headers: {
        'content-type': 'application/json',
        ...(rules.key === null ? {} : { authorization: `Bearer ${rules.key}` }),
      },
      body: JSON.stringify({
        model: rules.name,
        messages: modelPrompt(text),
        temperature: 0,
        response_format: { type: 'json_object' },
      }),
    });
    const body = response.ok ? await limitedText(response) : null;
    const parsed = completionSchema.safeParse(body === null ? null : JSON.parse(body));
    if (parsed.success) return parsed.data.choices[0]?.message.content ?? '';
  } catch {
    // Late, unreachable, redirected or no JSON: all the same to who asked. The reading by rules stands.
  }
  throw modelFailed();
}
