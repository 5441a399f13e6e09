/** Relative, and not out of the folder: a rack from elsewhere reads nothing else of the machine. */
export function isPathBeside(path: string): boolean {
  const steps = path.split(/[/\\]/);
  return path !== '' && !steps.includes('..') && !/^([/\\]|[a-z]:)/i.test(path);
}
