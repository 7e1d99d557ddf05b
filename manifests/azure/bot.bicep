// The Azure Bot registration of RetentionBot with its Teams channel. Deploy it into a resource group:
//   az deployment group create -g GROUP -f manifests/azure/bot.bicep -p name=NAME appId=GUID endpoint=https://HOST/api/messages
// The Entra application (single tenant), or the user-assigned managed identity, exists before.

@description('The name of the registration, unique in Azure.')
@minLength(2)
@maxLength(64)
param name string

@description('What people read in the Azure portal.')
param displayName string = 'RetentionBot'

@description('The application id of the bot: of the Entra application, or the client id of the managed identity. The setting Teams:AppId.')
@minLength(36)
@maxLength(36)
param appId string

@description('SingleTenant for an application with a secret or a certificate; UserAssignedMSI for a managed identity, where the bot runs in Azure. Azure registers no multi-tenant bots any more.')
@allowed(['SingleTenant', 'UserAssignedMSI'])
param appType string = 'SingleTenant'

@description('The Entra tenant of the application or the identity. The setting Teams:TenantId.')
param tenantId string = tenant().tenantId

@description('The resource id of the managed identity; only for UserAssignedMSI.')
param managedIdentityId string = ''

@description('Where the bot answers: its public https address with /api/messages.')
param endpoint string

@description('F0 costs nothing and serves the Teams channel without limit; S1 adds premium channels.')
@allowed(['F0', 'S1'])
param sku string = 'F0'

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: sku
  }
  properties: {
    displayName: displayName
    endpoint: endpoint
    msaAppId: appId
    msaAppType: appType
    msaAppTenantId: tenantId
    msaAppMSIResourceId: appType == 'UserAssignedMSI' ? managedIdentityId : null
    // Web chat and Direct Line are channels of their own; without a key nobody can speak to the bot through them.
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
    }
  }
}

@description('The name of the registration that was made.')
output botName string = bot.name
