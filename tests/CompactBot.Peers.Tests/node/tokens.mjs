// node tokens.mjs PORT TENANT: oauth2-mock-server as both the issuer of inbound tokens (its keys endorsed for Teams) and the tenant's
// authority. What a token request names beside the protocol's own fields becomes claims: serviceurl, iss, exp (seconds from now).
import { OAuth2Server } from 'oauth2-mock-server';

const [port, tenant] = process.argv.slice(2);
const server = new OAuth2Server(undefined, undefined, { endpoints: { token: `/${tenant}/oauth2/v2.0/token` } });
await server.issuer.keys.generate('RS256');
const keys = server.issuer.keys.toJSON().map(key => ({ ...key, endorsements: ['msteams'] }));
server.issuer.keys.toJSON = () => keys;
server.service.on('beforeTokenSigning', (token, request) => {
  const { serviceurl, iss, exp } = request.body;
  Object.assign(token.payload, serviceurl && { serviceurl }, iss && { iss }, exp && { exp: Math.floor(Date.now() / 1000) + Number(exp) });
});
await server.start(Number(port), '127.0.0.1');
console.log(`Issuing as ${server.issuer.url}`);
