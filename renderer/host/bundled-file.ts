/**
 * A file that the build laid beside the page, in base64. The page's policy (connect-src 'self') keeps this from
 * reaching any other machine.
 * @param url as the bundler gives it for an import that ends in `?url`
 * @throws Error when the file is not there
 */
export async function bundledFile(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the file ${url} of this program is missing; install Boxwright again`);
  const blob = await response.blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const { result } = reader;
      resolve(typeof result === 'string' ? result.slice(result.indexOf(',') + 1) : '');
    });
    reader.addEventListener('error', () =>
      reject(new Error(`the file ${url} of this program cannot be read`)),
    );
    reader.readAsDataURL(blob);
  });
}
