// Written by Deploy.Sdk; the same for every app.
exports.handler = async () => ({ statusCode: 204 });
