//! AWS KMS: bytes both ways. moto pages no list here: the proxy cuts it.

use std::collections::BTreeMap;

use aws_operation::{
    Auth, AwsJson1_1, Blob, Error, Sensitive, Service, ServiceMetadata, aws_error, aws_operation,
    aws_output,
};
use aws_operation_moto_tests::kms::{
    self as imported, CreateAlias, CreateAliasError, CreateKey, DataKeySpec, DeleteAlias,
    DescribeKey, DescribeKeyError, GenerateDataKey, KeyState, ListAliases, ListKeys,
    ScheduleKeyDeletion, UpdateKeyDescription,
};

use crate::servers::{TestResult, client};

enum Kms {}

impl Service for Kms {
    type Protocol = AwsJson1_1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("KMS", "kms")
        .target("TrentService")
        .auth(Auth::SigV4);
}

#[aws_operation(service = Kms, output = Ciphertext, rename_all = "PascalCase")]
struct Encrypt<'a> {
    key_id: &'a str,
    plaintext: Sensitive<Blob>,
    encryption_context: Option<BTreeMap<String, String>>,
}

#[aws_output(rename_all = "PascalCase")]
struct Ciphertext {
    ciphertext_blob: Blob,
}

#[aws_operation(service = Kms, output = Plaintext, error = DecryptError, rename_all = "PascalCase")]
struct Decrypt<'a> {
    ciphertext_blob: &'a Blob,
    encryption_context: Option<BTreeMap<String, String>>,
}

#[aws_output(rename_all = "PascalCase")]
struct Plaintext {
    key_id: String,
    plaintext: Sensitive<Blob>,
}

#[aws_error]
#[derive(Debug)]
enum DecryptError {
    InvalidCiphertextException,
}

#[test]
fn keys() -> TestResult {
    let client = client();
    let mut ids = Vec::new();
    for number in 1..=3 {
        let made = client.send(&CreateKey::new().description(format!("story {number}")))?;
        let made = made.key_metadata.ok_or("no key")?;
        assert!(made.creation_date.is_some());
        ids.push(made.key_id);
    }
    let pages = client.pages(ListKeys::new().limit(2));
    assert_eq!(pages.collect::<Result<Vec<_>, _>>()?.len(), 2);
    let listed: Vec<_> = client
        .items(ListKeys::new().limit(2))
        .collect::<Result<_, _>>()?;
    let listed: Vec<_> = listed
        .into_iter()
        .filter_map(|found| found.key_id)
        .collect();
    assert!(ids.iter().all(|id| listed.contains(id)), "{listed:?}");

    let id = &*ids[0];
    let alias = CreateAlias::new("alias/story", id);
    client.send(&alias)?;
    let error = client.send(&alias).expect_err("there is one");
    assert!(
        matches!(
            error,
            Error::Modeled(CreateAliasError::AlreadyExistsException(_), _)
        ),
        "{error}"
    );
    let aliases: Vec<_> = client
        .items(ListAliases::new().key_id(id).limit(1))
        .collect::<Result<_, _>>()?;
    assert_eq!(aliases.len(), 1);

    client.send(&UpdateKeyDescription::new(id, "für ä & b"))?;
    let found = client
        .send(&DescribeKey::new("alias/story"))?
        .key_metadata
        .ok_or("no key")?;
    assert_eq!(found.description.as_deref(), Some("für ä & b"));
    client.send(&DeleteAlias::new("alias/story"))?;
    let error = client
        .send(&DescribeKey::new("alias/story"))
        .expect_err("it is gone");
    assert!(
        matches!(
            error,
            Error::Modeled(DescribeKeyError::NotFoundException(_), _)
        ),
        "{error}"
    );

    for id in &ids {
        let gone = client.send(&ScheduleKeyDeletion::new(&**id).pending_window_in_days(7))?;
        assert!(gone.deletion_date.is_some());
        let left = client.send(&DescribeKey::new(&**id))?.key_metadata;
        assert_eq!(
            left.and_then(|key| key.key_state),
            Some(KeyState::PendingDeletion)
        );
    }
    Ok(())
}

#[test]
fn ciphertexts() -> TestResult {
    let client = client();
    let key = client.send(&CreateKey::new())?.key_metadata;
    let id = &*key.ok_or("no key")?.key_id;
    let context = BTreeMap::from([("größe x".to_owned(), "a b&c=d".to_owned())]);
    let plaintext = Sensitive::from(Blob::from((0..=255).collect::<Vec<u8>>()));

    // What one of them encrypts the other decrypts.
    let encrypt = Encrypt::new(id, plaintext.clone()).encryption_context(context.clone());
    let ciphertext = client.send(&encrypt)?.ciphertext_blob;
    let decrypt = imported::Decrypt::new()
        .ciphertext_blob(ciphertext.clone())
        .encryption_context(context.clone());
    assert_eq!(client.send(&decrypt)?.plaintext.as_ref(), Some(&plaintext));
    let encrypt = imported::Encrypt::new(id, plaintext.clone()).encryption_context(context.clone());
    let encrypted = client.send(&encrypt)?.ciphertext_blob.ok_or("no bytes")?;
    let decrypted = client.send(&Decrypt::new(&encrypted).encryption_context(context))?;
    assert!(decrypted.key_id.ends_with(id), "{}", decrypted.key_id);
    assert_eq!(decrypted.plaintext, plaintext);

    let error = client.send(&Decrypt::new(&ciphertext));
    let error = error.err().ok_or("the context is another")?;
    assert!(
        matches!(
            error,
            Error::Modeled(DecryptError::InvalidCiphertextException, _)
        ),
        "{error}"
    );
    let key = client.send(&GenerateDataKey::new(id).key_spec(DataKeySpec::Aes256))?;
    let bytes = key.plaintext.ok_or("no bytes")?;
    assert_eq!(bytes.expose().as_bytes().len(), 32);
    Ok(())
}
