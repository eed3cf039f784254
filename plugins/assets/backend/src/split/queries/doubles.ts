/** Findings that are doubled, each with its half. */
export const doubles = `unnest(cast(:whole as text[]), cast(:halves as text[])) as pair (whole, half)`;
