declare module 'virtual:languages' {
  /** The languages there are, each with the way to its messages. */
  const languages: Record<string, () => Promise<{ default: string }>>;
  export default languages;
}
