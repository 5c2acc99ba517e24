/** How long a text is for the database: an emoji is one sign, a family of four joined ones is seven. */
export function signsIn(text: string): number {
  return [...text].length
}
