/** The page's language, and how it writes numbers and dates: the English here is British. */
export const language = document.documentElement.lang
export const locale = language === 'en' ? 'en-GB' : language
