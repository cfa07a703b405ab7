import { Auth, RequestValue, S3DeleteObject, S3GetObject, S3HeadObject, S3ListObjects, S3PutObject, S3StaticSite } from 'cdk-apigateway-patterns';
import type { RestGateway } from 'cdk-apigateway-patterns';
import type { Storage } from '../resources/storage';

/**
 * Documents of customers, and the shop's web pages.
 */
export function addFileRoutes(api: RestGateway, { documents, site }: Storage): void {
  const document = { key: RequestValue.path('key'), prefix: 'documents' };

  api.addRoute('GET /documents', new S3ListObjects(documents, { prefix: 'documents' }));
  api.addRoute('GET /documents/{key+}', new S3GetObject(documents, document));
  api.addRoute('HEAD /documents/{key+}', new S3HeadObject(documents, document));
  api.addRoute('PUT /documents/{key+}', new S3PutObject(documents, document));
  api.addRoute('DELETE /documents/{key+}', new S3DeleteObject(documents, document));

  const pages = new S3StaticSite(site, { prefix: 'site' });
  const open = { auth: Auth.open({ reason: 'the shop is there for everybody' }) };
  api.addRoute('GET /site', pages, open);
  api.addRoute('GET /site/{proxy+}', pages, open);
}
