/**
 * A file that the build laid beside the page. The page's policy (connect-src 'self') keeps this from reaching any other
 * machine.
 * @param url as the bundler gives it for an import that ends in `?url`
 * @throws Error when the file is not there
 */
async function responseOf(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the file ${url} of this program is missing; install Boxwright again`);
  return response;
}

/** Such a file as text. */
export async function bundledText(url: string): Promise<string> {
  return (await responseOf(url)).text();
}

/** Such a file in base64. */
export async function bundledFile(url: string): Promise<string> {
  const response = await responseOf(url);
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
