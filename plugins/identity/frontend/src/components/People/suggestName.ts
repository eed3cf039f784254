/** A user name from an e-mail address: `Jane.Doe@acme.example` is `jane.doe`. */
export function suggestName(email: string): string {
  return email
    .toLowerCase()
    .split('@')[0]
    .replace(/[^a-z0-9._-]+/g, '')
    .replace(/[._-]{2,}/g, '.')
    .replace(/^[._-]+|[._-]+$/g, '');
}
