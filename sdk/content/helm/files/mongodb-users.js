// Written by Deploy.Sdk; the same for every app.
// Run once, by the image's entry point, when the volume is empty and nobody has to log in yet. The app gets the rights of its own database;
// the administrator is made by the entry point.
const name = process.env.MONGODB_DATABASE;
const password = process.env.MONGODB_PASSWORD || fs.readFileSync(process.env.MONGODB_PASSWORD_FILE, 'utf8').trim();

db.getSiblingDB(name).createUser({
  user: process.env.MONGODB_USER,
  pwd: password,
  roles: [{ role: 'dbOwner', db: name }],
});
