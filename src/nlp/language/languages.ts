/** Whether the engine reads a language (BCP 47); one that nobody made out is taken to be read, since short English texts often have none. */
export const isRead = (language: string | null): boolean => language === null || /^(?:en|und|mul|zxx)(?:-|$)/i.test(language)
