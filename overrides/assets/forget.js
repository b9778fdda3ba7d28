// Takes out of the reader's browser what older versions of the site have left there.

try {
  sessionStorage.removeItem('fields-letter')
} catch {
  // Whoever lets sites store nothing has none.
}
