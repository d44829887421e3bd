//! AWS IAM: awsQuery, with errors whose codes are not their names. moto does not page its users: the proxy cuts the list.

use aws_operation::Error;
use aws_operation_moto_tests::iam::{
    CreateAccessKey, CreateRole, CreateRoleError, CreateUser, CreateUserError, DeleteAccessKey,
    DeleteRole, DeleteRolePolicy, DeleteUser, GetRole, GetRolePolicy, GetRolePolicyError, GetUser,
    GetUserError, Iam, ListAccessKeys, ListRolePolicies, ListUsers, PutRolePolicy, StatusType, Tag,
};

use crate::servers::{TestResult, client};

#[test]
fn users() -> TestResult {
    let client = client();
    let path = "/story/ä/";
    let names: Vec<_> = (1..=5).map(|n| format!("user+{n}@a=b,c.d")).collect();
    for name in &names {
        let user = CreateUser::new(&**name)
            .path("/story/")
            .tags([Tag::new("größe", "a & b"), Tag::new("empty", "")]);
        let made = client.send(&user)?.user.ok_or("no user")?;
        assert_eq!(&made.user_name, name);
        assert_eq!(made.path, "/story/");
        assert!(made.arn.ends_with(&format!(":user/story/{name}")));
        assert!(made.create_date.epoch_seconds() > 0);
        client.wait(&GetUser::new().user_name(&**name), &Iam::user_exists())?;
    }
    let list = || ListUsers::new().path_prefix("/story/").max_items(2);
    let pages: Vec<_> = client.pages(list()).collect::<Result<_, _>>()?;
    let truncated: Vec<_> = pages.iter().map(|page| page.is_truncated).collect();
    assert_eq!(truncated, [Some(true), Some(true), Some(false)]);
    let listed: Vec<_> = client.items(list()).collect::<Result<_, _>>()?;
    let listed: Vec<_> = listed.into_iter().map(|user| user.user_name).collect();
    assert_eq!(listed, names);
    let none = client.send(&ListUsers::new().path_prefix(path))?;
    assert_eq!(none.users.len(), 0);

    let name = &*names[0];
    let error = client
        .send(&CreateUser::new(name))
        .expect_err("there is one");
    assert!(
        matches!(
            error,
            Error::Modeled(CreateUserError::EntityAlreadyExistsException(_), _)
        ),
        "{error}"
    );
    let said = error.service_error().ok_or("nobody said so")?;
    assert_eq!(
        (said.status().as_u16(), said.code()),
        (409, Some("EntityAlreadyExists"))
    );
    let found = client.send(&GetUser::new().user_name(name))?.user;
    let tags = found.and_then(|user| user.tags).unwrap_or_default();
    let tags: Vec<_> = tags.iter().map(|tag| (&*tag.key, &*tag.value)).collect();
    assert_eq!(tags, [("größe", "a & b"), ("empty", "")]);

    let key = client.send(&CreateAccessKey::new().user_name(name))?;
    let key = key.access_key.ok_or("no key")?;
    assert_eq!(key.secret_access_key.expose().len(), 40);
    assert!(!format!("{key:?}").contains(&**key.secret_access_key.expose()));
    let keys: Vec<_> = client
        .items(ListAccessKeys::new().user_name(name))
        .collect::<Result<_, _>>()?;
    assert_eq!(keys.len(), 1);
    assert_eq!(keys[0].access_key_id.as_deref(), Some(&*key.access_key_id));
    assert_eq!(keys[0].status, Some(StatusType::Active));
    client.send(&DeleteAccessKey::new(&*key.access_key_id).user_name(name))?;

    for name in &names {
        client.send(&DeleteUser::new(&**name))?;
        let error = client
            .send(&GetUser::new().user_name(&**name))
            .expect_err("it is gone");
        assert!(
            matches!(
                error,
                Error::Modeled(GetUserError::NoSuchEntityException(_), _)
            ),
            "{error}"
        );
        let code = error.service_error().and_then(|error| error.code());
        assert_eq!(code, Some("NoSuchEntity"));
    }
    Ok(())
}

#[test]
fn roles_with_policies() -> TestResult {
    let client = client();
    let name = "role-story";
    let trust = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}"#;
    let role = CreateRole::new(name, trust)
        .description("für <b> & \"c\"")
        .max_session_duration(7200);
    let made = client.send(&role)?.role.ok_or("no role")?;
    let found = client.send(&GetRole::new(name))?.role.ok_or("no role")?;
    assert_eq!(found.arn, made.arn);
    assert_eq!(found.description.as_deref(), Some("für <b> & \"c\""));
    assert_eq!(found.max_session_duration, Some(7200));
    let error = client.send(&role).expect_err("there is one");
    assert!(
        matches!(
            error,
            Error::Modeled(CreateRoleError::EntityAlreadyExistsException(_), _)
        ),
        "{error}"
    );

    let policy = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::a+b/*?x=1&y=%20"}]}"#;
    client.send(&PutRolePolicy::new(name, "may+read", policy))?;
    let names: Vec<_> = client
        .items(ListRolePolicies::new(name))
        .collect::<Result<_, _>>()?;
    assert_eq!(names, ["may+read"]);
    let found = client.send(&GetRolePolicy::new(name, "may+read"))?;
    // Documents come back as they stand in URLs.
    assert!(found.policy_document.starts_with("%7B%22Version%22"));
    assert!(found.policy_document.contains("a%2Bb"));

    client.send(&DeleteRolePolicy::new(name, "may+read"))?;
    let error = client
        .send(&GetRolePolicy::new(name, "may+read"))
        .expect_err("it is gone");
    assert!(
        matches!(
            error,
            Error::Modeled(GetRolePolicyError::NoSuchEntityException(_), _)
        ),
        "{error}"
    );
    client.send(&DeleteRole::new(name))?;
    Ok(())
}
