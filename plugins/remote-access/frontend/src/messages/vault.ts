/** The vault. */
export const vault = {
  title: 'Vault',
  subtitle: (customer: string | undefined) =>
    customer
      ? `Credentials and targets of ${customer}`
      : 'Credentials and targets of all customers',
  promise:
    'What you store is encrypted in this browser, for the gateway alone. Nobody can read it again, neither here nor in the database.',
  chooseCustomer:
    'Choose a customer on top of the page to store credentials and targets.',
  credentials: 'Credentials',
  targets: 'Targets',
};
