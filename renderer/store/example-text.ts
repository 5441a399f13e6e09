import type { Example } from '#renderer/store/services.ts';

/** The document of an example. Rejects where a file of the program is missing. */
export async function textOfExample({ text }: Example): Promise<string> {
  return typeof text === 'string' ? text : text();
}

/** The file of another example that an example names; null where the document is none that comes with the program. */
export async function besideExample(
  examples: readonly Example[],
  document: string,
  name: string,
): Promise<string | null> {
  const named = examples.find(({ file }) => file === name);
  if (!named) return null;
  const texts = await Promise.all(examples.map(textOfExample));
  return texts.includes(document) ? textOfExample(named) : null;
}
